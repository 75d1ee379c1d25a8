import { pagesOf } from "@/lib/product-lines/pages";
import { DomainName } from "./domain-name";

interface Props {
  productLine: string;
  /** As people write it. */
  name: string;
  /** `row`: the subject of a row, bold unless it is a domain name. `title`: the heading of a page. */
  as?: "plain" | "row" | "title";
}

/** The name of a product or service; a domain name may break after its dots. */
export function ProductName({ productLine, name, as = "plain" }: Props) {
  if (pagesOf(productLine).domainNames) return <DomainName name={name} as={as === "title" ? "title" : "plain"} />;
  return as === "row" ? <b>{name}</b> : name;
}
