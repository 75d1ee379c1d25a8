import { createHash } from "node:crypto";

export interface Credentials {
  username: string;
  /** Password of the API, not of the website. */
  password: string;
  email: string;
}

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");

/** md5(username + md5(password) + otime + email), lower-case hexadecimal. Manual: 一、权限验证. */
export function checksum(credentials: Credentials, otime: string): string {
  return md5(credentials.username + md5(credentials.password) + otime + credentials.email);
}

/** The three parameters that every signed call carries. `otime` has 17 digits, Asia/Shanghai. */
export function sign(credentials: Credentials, otime: string): [string, string][] {
  return [
    ["username", credentials.username],
    ["otime", otime],
    ["checksum", checksum(credentials, otime)],
  ];
}
