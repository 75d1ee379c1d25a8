import { createHash } from "node:crypto";
import { otimeText } from "@/lib/core/time";
import { sandboxCredentials } from "../http/credentials";

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");

export interface Answer {
  text: string;
  status: string;
  /** Trimmed text of `message` when it is text; parsed otherwise. */
  message: unknown;
  /** The five digits at the start of a refusal, "" for success. */
  code: string;
}

/**
 * A small client, written from the manual for the sandbox's own tests. Its otimes begin at the sandbox's clock and
 * only go up.
 */
export class Agent {
  private last = 0;

  constructor(
    private readonly url: string,
    private readonly now: () => number = Date.now,
  ) {}

  otime(): string {
    this.last = Math.max(this.last + 1, this.now());
    return otimeText(new Date(this.last));
  }

  signed(params: Record<string, string>, change: Record<string, string> = {}): URLSearchParams {
    const otime = change.otime ?? this.otime();
    const { username, password, email } = sandboxCredentials;
    const auth = { username, otime, checksum: md5(`${username}${md5(password)}${otime}${email}`) };
    return new URLSearchParams({ ...auth, ...change, ...params });
  }

  async get(path: string, params: Record<string, string> = {}, change: Record<string, string> = {}): Promise<Answer> {
    return readAnswer(await fetch(`${this.url}${path}?${this.signed(params, change)}`));
  }

  async post(path: string, params: Record<string, string>): Promise<Answer> {
    return readAnswer(await fetch(`${this.url}${path}`, { method: "POST", body: this.signed(params) }));
  }

  async check(label: string, tld: string): Promise<Answer> {
    const query = new URLSearchParams({ "domain-name": label, tld });
    return readAnswer(await fetch(`${this.url}/check.aspx?${query}`));
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  let parsed: { status?: string; message?: unknown };
  try {
    parsed = JSON.parse(text);
  } catch {
    // Some documented answers are no JSON (DNSList, an empty RecList): tests look at the text.
    return { text, status: "", message: undefined, code: "" };
  }
  const { status = "", message } = parsed;
  const code = status.trim() === "failed" ? (/^\s*(\d{5})/.exec(String(message))?.[1] ?? "failed") : "";
  return { text, status: status.trim(), message: typeof message === "string" ? message.trim() : message, code };
}

/** Parameters of a contact that every suffix accepts. */
export const person: Readonly<Record<string, string>> = {
  "company-en": "zhang san",
  "lastname-en": "zhang",
  "firstname-en": "san",
  "country-en": "CN",
  "state-en": "shanghai",
  "city-en": "shanghai",
  "address-en": "pudong xinqu zhangyang lu 707",
  "company-cn": "张三",
  "lastname-cn": "张",
  "firstname-cn": "三",
  "country-cn": "中国",
  "state-cn": "上海",
  "city-cn": "上海市",
  "address-cn": "浦东新区张杨路707号",
  zipcode: "200063",
  phone: "+86.13800000000",
  fax: "+86.02151697771",
  email: "zhang@example.com",
  usertype: "I",
  idtype: "SFZ",
  idnumber: "310107198302020011",
};

export const company: Readonly<Record<string, string>> = {
  ...person,
  "company-en": "shanghai meicheng hulian",
  "company-cn": "上海美橙互联有限公司",
  usertype: "O",
  idtype: "YYZZ",
  idnumber: "91310115000000000X",
};
