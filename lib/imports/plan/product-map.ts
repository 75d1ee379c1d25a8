import { parse } from "csv-parse/sync";

/** What a product of the old shop is here. */
export interface MappedProduct {
  productLine: string;
  /** What the upstream knows it by: the service's own name there, or its account. */
  nameFrom: "name" | "account";
  /** Values of the product line's form that the upstream doesn't show. */
  config: Readonly<Record<string, string>>;
}

/** By the old shop's number of the product. */
export type ProductMap = ReadonlyMap<string, MappedProduct>;

export class ProductMapFault extends Error {}

/**
 * Reads the file of --products: a CSV with the heads `product` (the old shop's number), `product_line` (ours), perhaps `name_from` (name or
 * account), and `config.<field>` for what the upstream doesn't show.
 * @throws ProductMapFault with the line
 */
export function readProductMap(text: string, isProductLine: (id: string) => boolean): ProductMap {
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, skip_empty_lines: true, trim: true });
  return new Map(
    rows.map((row, index) => {
      const { product, product_line: productLine = "", name_from: nameFrom = "" } = row;
      const line = index + 2;
      if (!product) throw new ProductMapFault(`line ${line}: no product`);
      if (!isProductLine(productLine))
        throw new ProductMapFault(`line ${line}: there is no product line "${productLine}"`);
      if (!["", "name", "account"].includes(nameFrom))
        throw new ProductMapFault(`line ${line}: name_from is name or account, not "${nameFrom}"`);
      const config = Object.entries(row).flatMap(([head, value]) =>
        head.startsWith("config.") && value !== "" ? [[head.slice("config.".length), value] as const] : [],
      );
      return [
        product,
        { productLine, nameFrom: nameFrom === "account" ? "account" : "name", config: Object.fromEntries(config) },
      ];
    }),
  );
}
