import { expect, type Locator, type Page } from "@playwright/test";

/** Opens a folded group of a service by its title; its controls and lists are there only then. */
export async function openGroup(page: Page, title: string): Promise<void> {
  const group = page.getByRole("region", { name: title, exact: true });
  if ((await group.locator("details[open]").count()) === 0) await group.locator("summary").first().click();
}

/** The row of one control on a service's page. */
export function controlRow(page: Page, title: string): Locator {
  return page.getByTestId("control").filter({ has: page.getByText(title, { exact: true }) });
}

/** The form of a control on a list's row, below the list. */
export function rowForm(page: Page): Locator {
  return page.locator("fieldset").filter({ has: page.locator("form") });
}

/** Presses an action of a list's row: a button in the row, or in its menu. */
export async function pressOnRow(row: Locator, go: string): Promise<void> {
  const name = new RegExp(`^${go}`);
  const action = row.getByRole("button", { name }).or(row.getByRole("menuitem", { name }));
  if ((await action.count()) === 0) await row.getByRole("button", { name: /^更多/ }).click();
  await action.click();
}

/** The dialog in which a control shows what it would change of DNS records, before it runs. */
export function recordsReview(page: Page): Locator {
  return page.getByRole("dialog", { name: "这些解析会改动" });
}

/** Agrees to the changes of DNS records that a control shows first. @param shows a text of the changes. */
export async function agreeToRecords(page: Page, shows: string | RegExp): Promise<void> {
  const review = recordsReview(page);
  await expect(review.getByText(shows).first()).toBeVisible();
  await review.getByRole("button", { name: "就这样改" }).click();
}

interface Press {
  title: string;
  /** What its button says. */
  go: string;
  fill?: (form: Locator) => Promise<void>;
  /** What its form says that stops, before the press that confirms it. */
  stops?: string | RegExp;
  /** The end in the customer's words. */
  says: string | RegExp;
  /** A text of the DNS changes that are agreed to on the way. */
  records?: string | RegExp;
}

/** Opens a control's form, fills it in, and waits for what it says at its end. */
export async function press(page: Page, { title, go, fill, stops, says, records }: Press): Promise<void> {
  const row = controlRow(page, title);
  await row.getByRole("button", { name: go, exact: true }).click();
  if (fill || stops) {
    const form = row.locator("form");
    if (stops) await expect(form.getByText(stops)).toBeVisible();
    await fill?.(form);
    await form.getByRole("button", { name: go, exact: true }).click();
  }
  if (records) await agreeToRecords(page, records);
  await expect(row.getByText(says)).toBeVisible({ timeout: 30_000 });
}

/** A control that can't be used now, with the reason that stands beside it. */
export async function expectBlocked(page: Page, title: string, why: string): Promise<void> {
  const row = controlRow(page, title);
  await expect(row.getByText(why, { exact: true })).toBeVisible();
  await expect(row.getByRole("button")).toBeDisabled();
}

/** Whoever hears the page tells buttons and links apart by their names: no two buttons share one, and links that share one lead to one address. */
export async function expectNamesOfTheirOwn(page: Page): Promise<void> {
  const found = await page.locator("body").ariaSnapshot();
  /** What each name stands for. */
  const targets = new Map<string, string[]>();
  const lines = found.split("\n");
  for (const [at, line] of lines.entries()) {
    const [, role, name] = /^\s*- '?(button|link) "((?:[^"\\]|\\.)*)"/.exec(line) ?? [];
    if (!role || !name) continue;
    const [, address] = /^\s*- \/url: (.*)$/.exec(lines[at + 1] ?? "") ?? [];
    // Each button counts for itself, because what it does depends on its place; links to one address are the same.
    const target = role === "link" ? (address ?? `link ${at}`) : `button ${at}`;
    const known = targets.get(name) ?? [];
    if (!known.includes(target)) targets.set(name, [...known, target]);
  }
  // Every message that disappears by itself has a button of this name; aria-describedby tells them apart.
  targets.delete("关闭");
  expect(targets.size).toBeGreaterThan(10);
  expect([...targets].filter(([, own]) => own.length > 1)).toEqual([]);
}
