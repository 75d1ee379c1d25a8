import { expect, type Page } from "@playwright/test";
import type { Person } from "./factory";

/** Answers the question for one's own password. */
export async function giveAgain(page: Page, person: Pick<Person, "password">): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "再输入一次登录密码" });
  await expect(dialog.getByLabel("登录密码")).toBeFocused();
  await dialog.getByLabel("登录密码").fill(person.password);
  await dialog.getByRole("button", { name: "继续" }).click();
  await expect(dialog).toBeHidden();
}
