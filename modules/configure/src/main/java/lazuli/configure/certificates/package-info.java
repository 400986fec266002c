/**
 * What openssl(1) does for {@code update-ca-certificates}: names of certificates by hash, as {@code /etc/ssl/certs} has them.
 *
 * <p>Start at {@link lazuli.configure.certificates.Openssl}, the command. {@link lazuli.configure.certificates.SubjectHash} is OpenSSL's
 * {@code X509_NAME_hash}, over a name's canonical form.
 *
 * <p>Elsewhere: whom we trust ({@code lazuli.trust}). Nothing here checks a certificate.
 */
@NullMarked
package lazuli.configure.certificates;

import org.jspecify.annotations.NullMarked;
