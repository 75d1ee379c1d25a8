import { expect } from "@playwright/test";
import { query } from "../factory";

/** The page and token of the newest link mailed to an address; waits for the mail. */
export async function mailedLink(to: string, template: string): Promise<string> {
  let text = "";
  await expect(async () => {
    const [mail] = await query<{ text: string }>(
      "SELECT text FROM mails WHERE to_address = $1 AND template = $2 ORDER BY created_at DESC LIMIT 1",
      [to, template],
    );
    text = mail?.text ?? "";
    expect(text).toContain("token=");
  }).toPass({ timeout: 5_000 });
  const [link = ""] = /https?:\/\/\S+token=[\w-]+/.exec(text) ?? [];
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}
