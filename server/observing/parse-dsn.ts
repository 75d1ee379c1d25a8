/** Where errors are sent, and the key that is sent along. */
export interface Dsn {
  url: string;
  key: string;
}

/** Reads "https://<key>@<host>/<project>", the project possibly below a path. @returns null when it is none */
export function parseDsn(text: string): Dsn | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, host, pathname } = new URL(text);
  const [, path = "", project] = /^((?:\/[^/]+)*)\/(\d+)\/?$/.exec(pathname) ?? [];
  if (!/^https?:$/.test(protocol) || username === "" || project === undefined) return null;
  return { url: `${protocol}//${host}${path}/api/${project}/envelope/`, key: username };
}
