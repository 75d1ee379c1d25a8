// Replaces `next/cache` in tests: without a running Next there are no prerendered pages to render again.
export function revalidatePath(): void {}
