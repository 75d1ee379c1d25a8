import { pagesOf } from "./pages";

interface Titled {
  productLine: string;
  /** Without it: a service. */
  action?: string;
  /** As it is stored with the item or the service. */
  displayName: string;
}

/**
 * What customers read as the name of an ordered item. Where the upstream names the product, a purchase is called after its product line
 * (its configuration in words stands beside it), and what is done with the product later names the line before the upstream's name,
 * which alone says nothing. Client-safe.
 * @param one what one product of the line is called, in the reader's language.
 */
export function itemTitle({ productLine, action, displayName }: Titled, one: string): string {
  const { nameless } = pagesOf(productLine);
  if (!nameless) return displayName;
  return action === "purchase" ? one : `${one} ${displayName}`;
}

/**
 * What a service or an item is called where nothing beside it says which product it is (a choice among services, a mail): a domain and its
 * mail service, for example, have the same name, so everything but a domain is named with its product line.
 * @param one what one product of the line is called, in the reader's language.
 */
export function titleWithProduct({ productLine, action, displayName }: Titled, one: string): string {
  const { registered, nameless } = pagesOf(productLine);
  if (registered) return displayName;
  return nameless && action === "purchase" ? one : `${one} ${displayName}`;
}

/** What staff read as the name of an item: the upstream's configuration or name beside the product line, because they compare both. */
export function itemTitleForStaff({ productLine, displayName }: Omit<Titled, "action">, one: string): string {
  return pagesOf(productLine).nameless ? `${one} ${displayName}` : displayName;
}
