/**
 * What is typed where hosts are asked for, one or several: of an address that was copied from a browser the host counts, and Chinese letters
 * are sent as A-labels. A port other than the usual ones stays, and with it the field's fault: the host alone would be another server.
 */
export const asHosts = (typed: string): string => typed.replace(/[^\s,，;；]+/g, asHost);

const ADDRESS = /^https?:\/\/([^/?#:@]+)(?::(?:80|443))?(?:[/?#].*)?$/i;

function asHost(typed: string): string {
  const host = typed.replace(ADDRESS, "$1");
  if (/^[!-~]*$/.test(host) || /[/?#:@\\%]/.test(host)) return host;
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return host;
  }
}
