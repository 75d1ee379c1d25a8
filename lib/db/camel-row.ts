/** A row of a raw query (`SELECT *`, `RETURNING *`) with the names of its model's fields: `due_at` is `dueAt`. */
export function camelRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
