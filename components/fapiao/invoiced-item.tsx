import { useLocale } from "next-intl";
import { pagesOf } from "@/lib/product-lines/pages";
import { titleIn } from "@/lib/product-lines/title-in";
import { useActionText } from "../orders/use-action-text";
import { ProductName } from "../text/product-name";

interface Props {
  item: { productLine: string; displayName: string } & Parameters<ReturnType<typeof useActionText>>[0];
  /** What one product of its line is called. */
  one: string;
}

/**
 * What a line of a tax invoice is for. Only a domain's name says what was bought: every other product is called by its line as well, and
 * its name or configuration tells it from others of the line.
 */
export function InvoicedItem({ item, one }: Props) {
  const actionText = useActionText();
  const language = useLocale() === "en" ? "en" : "zh";
  const { productLine, displayName } = item;
  const isDomain = pagesOf(productLine).registered;
  return (
    <>
      {isDomain ? <ProductName productLine={productLine} name={displayName} /> : titleIn(language, item, one)}
      <span className="text-sm text-ink-2"> {actionText(item)}</span>
    </>
  );
}
