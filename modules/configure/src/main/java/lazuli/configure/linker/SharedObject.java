package lazuli.configure.linker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.tree.Names;

/**
 * What ldconfig wants to know of a shared object, as in the System V ABI, chapters 4 and 5, and glibc's {@code elf/readelflib.c}.
 *
 * @param flags the kind of library, as {@code sysdeps/generic/ldconfig.h} counts kinds
 * @param isaLevel the x86-64 level that it needs, a bit set
 * @param soname DT_SONAME, where it has one
 */
record SharedObject(int flags, int isaLevel, Optional<String> soname) {
    private static final int FLAG_ELF_LIBC6 = 0x0003;
    private static final int FLAG_X8664_LIB64 = 0x0300;
    private static final int FLAG_X8664_LIBX32 = 0x0800;
    private static final int FLAG_AARCH64_LIB64 = 0x0a00;
    private static final int FLAG_ARM_LIBHF = 0x0900;
    private static final int FLAG_ARM_LIBSF = 0x0b00;

    private static final int EM_386 = 3;
    private static final int EM_ARM = 40;
    private static final int EM_X86_64 = 62;
    private static final int EM_AARCH64 = 183;
    private static final int EF_ARM_ABI_FLOAT_SOFT = 0x200;
    private static final int EF_ARM_ABI_FLOAT_HARD = 0x400;

    private static final int ET_DYN = 3;
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_GNU_PROPERTY = 0x6474e553;
    private static final int DT_NULL = 0;
    private static final int DT_STRTAB = 5;
    private static final int DT_SONAME = 14;
    private static final int NT_GNU_PROPERTY_TYPE_0 = 5;
    private static final int GNU_PROPERTY_X86_ISA_1_NEEDED = 0xc0008002;
    private static final int GNU_NAME = 0x00554e47;

    private static final int HEADER_SIZE = 64;
    private static final int MAX_DYNAMIC = 1 << 20;
    private static final int MAX_NOTES = 1 << 16;
    private static final int MAX_NAME = 4096;

    /** {@return what this file is to ldconfig; empty where it is no shared object, or a damaged one} */
    static Optional<SharedObject> read(ByteSource file) {
        if (file.size() < HEADER_SIZE) {
            return Optional.empty();
        }
        ByteBuffer header = range(file, 0, HEADER_SIZE);
        if (header.getInt(0) != 0x7f454c46) {
            return Optional.empty();
        }
        int elfClass = header.get(4);
        int data = header.get(5);
        if (elfClass != 1 && elfClass != 2 || data != 1 && data != 2) {
            return Optional.empty();
        }
        header.order(data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (header.getShort(16) != ET_DYN) {
            return Optional.empty();
        }
        return new Reader(file, header, elfClass == 2).read();
    }

    /** At most {@code length} bytes from {@code offset}, as many as there are. */
    private static ByteBuffer range(ByteSource file, long offset, int length) {
        if (offset < 0 || offset >= file.size()) {
            return ByteBuffer.allocate(0);
        }
        try (InputStream in = file.open()) {
            in.skipNBytes(offset);
            return ByteBuffer.wrap(in.readNBytes((int) Math.min(length, file.size() - offset)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {
        private final ByteSource file;
        private final ByteBuffer header;
        private final boolean wide;
        private final ByteBuffer segments;
        private final int segmentSize;

        Reader(ByteSource file, ByteBuffer header, boolean wide) {
            this.file = file;
            this.header = header;
            this.wide = wide;
            segmentSize = wide ? 56 : 32;
            int count = header.getShort(wide ? 56 : 44) & 0xffff;
            long offset = wide ? header.getLong(32) : Integer.toUnsignedLong(header.getInt(28));
            segments = range(file, offset, count * segmentSize).order(header.order());
        }

        Optional<SharedObject> read() {
            Optional<Integer> flags = flags();
            if (flags.isEmpty()) {
                return Optional.empty();
            }
            ByteBuffer dynamic = ByteBuffer.allocate(0);
            int isaLevel = 0;
            for (int at = 0; at + segmentSize <= segments.limit(); at += segmentSize) {
                int type = segments.getInt(at);
                if (type == PT_DYNAMIC) {
                    dynamic = content(at, MAX_DYNAMIC);
                } else if (type == PT_GNU_PROPERTY) {
                    isaLevel = isaLevel(content(at, MAX_NOTES));
                }
            }
            if (dynamic.limit() == 0) {
                return Optional.empty();
            }
            long strings = dynamicValue(dynamic, DT_STRTAB);
            if (strings < 0) {
                return Optional.empty();
            }
            long soname = dynamicValue(dynamic, DT_SONAME);
            int level = isaLevel;
            return flags.map(it ->
                    new SharedObject(
                            it,
                            level,
                            soname < 0
                                    ? Optional.empty()
                                    : Optional.of(name(fileOffset(strings) + soname))));
        }

        private Optional<Integer> flags() {
            return switch (header.getShort(18)) {
                case EM_X86_64 ->
                        Optional.of(FLAG_ELF_LIBC6 | (wide ? FLAG_X8664_LIB64 : FLAG_X8664_LIBX32));
                case EM_386 -> wide ? Optional.empty() : Optional.of(FLAG_ELF_LIBC6);
                case EM_AARCH64 ->
                        wide ? Optional.of(FLAG_ELF_LIBC6 | FLAG_AARCH64_LIB64) : Optional.empty();
                case EM_ARM -> wide ? Optional.empty() : Optional.of(armFlags());
                default -> Optional.empty();
            };
        }

        private int armFlags() {
            int abi = header.getInt(36);
            if ((abi & EF_ARM_ABI_FLOAT_HARD) != 0) {
                return FLAG_ELF_LIBC6 | FLAG_ARM_LIBHF;
            }
            return FLAG_ELF_LIBC6 | ((abi & EF_ARM_ABI_FLOAT_SOFT) != 0 ? FLAG_ARM_LIBSF : 0);
        }

        private ByteBuffer content(int segment, int limit) {
            long offset = field(segment + (wide ? 8 : 4));
            long size = field(segment + (wide ? 32 : 16));
            if (size < 0) {
                return ByteBuffer.allocate(0);
            }
            return range(file, offset, (int) Math.min(size, limit)).order(header.order());
        }

        private long field(int at) {
            return wide ? segments.getLong(at) : Integer.toUnsignedLong(segments.getInt(at));
        }

        private long dynamicValue(ByteBuffer dynamic, int wanted) {
            int size = wide ? 16 : 8;
            for (int at = 0; at + size <= dynamic.limit(); at += size) {
                long tag = wide ? dynamic.getLong(at) : dynamic.getInt(at);
                if (tag == DT_NULL) {
                    break;
                }
                if (tag == wanted) {
                    return wide
                            ? dynamic.getLong(at + 8)
                            : Integer.toUnsignedLong(dynamic.getInt(at + 4));
                }
            }
            return -1;
        }

        private long fileOffset(long address) {
            for (int at = 0; at + segmentSize <= segments.limit(); at += segmentSize) {
                if (segments.getInt(at) == PT_LOAD) {
                    long virtual = field(at + (wide ? 16 : 8));
                    long size = field(at + (wide ? 32 : 16));
                    if (address >= virtual && address - virtual < size) {
                        return address - virtual + field(at + (wide ? 8 : 4));
                    }
                }
            }
            return address;
        }

        private String name(long offset) {
            byte[] bytes = range(file, offset, MAX_NAME).array();
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return Names.decode(bytes, 0, end);
        }

        private int isaLevel(ByteBuffer notes) {
            int at = 0;
            int align = wide ? 8 : 4;
            while (at + 12 < notes.limit()) {
                int nameSize = notes.getInt(at);
                int size = notes.getInt(at + 4);
                if (nameSize < 0 || size < 0 || nameSize > MAX_NOTES || size > MAX_NOTES) {
                    return 0;
                }
                int content = at + 12 + aligned(nameSize, 4);
                if (nameSize == 4
                        && notes.getInt(at + 8) == NT_GNU_PROPERTY_TYPE_0
                        && content <= notes.limit()
                        && notes.getInt(at + 12) == GNU_NAME) {
                    return isaLevel(notes, content, Math.min(content + size, notes.limit()));
                }
                at = content + aligned(size, align);
            }
            return 0;
        }

        private int isaLevel(ByteBuffer notes, int start, int end) {
            int at = start;
            while (at + 12 <= end) {
                int type = notes.getInt(at);
                int size = notes.getInt(at + 4);
                if (size < 0 || size > end - at - 8) {
                    return 0;
                }
                if (type == GNU_PROPERTY_X86_ISA_1_NEEDED && size == 4) {
                    return level(notes.getInt(at + 8));
                }
                at += 8 + aligned(size, wide ? 8 : 4);
            }
            return 0;
        }

        /** The highest level's number: bit 0 is the baseline. */
        private static int level(int needed) {
            return needed == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(needed);
        }

        private static int aligned(int size, int to) {
            return (size + to - 1) & -to;
        }
    }
}
