import type { GalleryPage } from "./contract";

/** One page of a list. A page that is not there is the last one. */
export function pageOf<T>(all: readonly T[], asked: number, size: number): GalleryPage<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { rows: all.slice((page - 1) * size, page * size), count: all.length, page, pages };
}
