import { expect, request } from "@playwright/test";
import { newStaff, query, signIn } from "../factory";

/**
 * The page and token of the newest link mailed to an address; waits for the mail. Links are sealed in the database: it is
 * read as whoever tries the shop out reads it, by an admin in the outbox of a shop on the sandbox.
 */
export async function mailedLink(to: string, template: string): Promise<string> {
  let id = "";
  await expect(async () => {
    const [mail] = await query<{ id: string }>(
      "SELECT id FROM mails WHERE to_address = $1 AND template = $2 ORDER BY created_at DESC LIMIT 1",
      [to, template],
    );
    id = mail?.id ?? "";
    expect(id).not.toBe("");
  }).toPass({ timeout: 5_000 });
  const staff = await request.newContext({ baseURL: process.env.BASE_URL });
  try {
    await signIn({ request: staff }, await newStaff("admin"));
    const { text } = (await (await staff.get(`/api/v1/admin/mails/${id}`)).json()) as { text: string };
    const [link = ""] = /https?:\/\/\S+token=[\w-]+/.exec(text) ?? [];
    const { pathname, search } = new URL(link);
    return `${pathname}${search}`;
  } finally {
    await staff.dispose();
  }
}
