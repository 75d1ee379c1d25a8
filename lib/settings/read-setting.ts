import "server-only";
import { type Db, db, type Tx } from "@/lib/db/client";
import { briefly } from "./briefly";
import { type SettingKey, type SettingValue, settings } from "./contract";

async function loadAll(tx: Tx | Db = db): Promise<Map<string, unknown>> {
  const rows = await tx.setting.findMany();
  return new Map(rows.map((row) => [row.key, row.value]));
}

const lately = briefly("settings", () => loadAll());

/**
 * A setting with its defaults filled in. Cached in the process for two seconds, so that it may be read on every request.
 * @param tx reads on the caller's connection: inside a transaction a second one might never be free.
 * @throws when the stored value no longer fits its schema: the shop must not go on without the setting.
 */
export async function readSetting<K extends SettingKey>(key: K, tx?: Tx): Promise<SettingValue<K>> {
  const stored = (await (tx ? loadAll(tx) : lately.get())).get(key) ?? {};
  const parsed = settings[key].schema.safeParse(stored);
  if (!parsed.success) throw new Error(`the stored setting ${key} does not fit: ${parsed.error.message}`);
  return parsed.data as SettingValue<K>;
}

/** Discards what this process remembers; called after a write, and by tests. */
export function forgetSettings(): void {
  lately.forget();
}
