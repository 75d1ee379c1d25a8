import Link from "next/link";
import type { Brand } from "@/lib/settings/contract";
import { ShopMark } from "./mark";

interface Props {
  brand: Pick<Brand, "name" | "logoUrl">;
  href?: string;
  /** Small text after the name: 后台. */
  small?: string;
}

/** The logo and the name of the shop, as a link to the home page. */
export function BrandLink({ brand, href = "/", small }: Props) {
  return (
    <Link className="brand" href={href}>
      {brand.logoUrl ? (
        // biome-ignore lint/performance/noImgElement: already re-encoded and small, and its size is fixed by the style
        <img src={brand.logoUrl} alt="" />
      ) : (
        <ShopMark />
      )}
      {brand.name}
      {small && <small>{small}</small>}
    </Link>
  );
}
