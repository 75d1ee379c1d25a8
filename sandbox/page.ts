/** Replaced below by the page itself. */
export const page = "<!doctype html><title>sandbox</title>";
