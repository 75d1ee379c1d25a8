// Stands in for `next/cache` in tests: outside a running Next there are no prerendered pages to make again.
export function revalidatePath(): void {}
