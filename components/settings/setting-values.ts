/** The stored settings by key, in wire form. */
export type SettingValues = Record<string, Record<string, unknown>>;

/** For each setting: who asked for a change that waits for another admin. */
export type WaitingChanges = Readonly<Record<string, string>>;
