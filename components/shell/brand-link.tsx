import { cn } from "@/components/ui/cn";
import { PageLink } from "@/components/ui/page-link";
import type { Brand } from "@/lib/settings/contract";
import { ShopMark } from "./mark";

interface Props {
  brand: Pick<Brand, "name" | "logoUrl">;
  href?: string;
  /** Small text after the name, in the staff's rail: 后台. */
  small?: string;
  className?: string;
}

/** The logo and the name of the shop, as a link to the home page. */
export function BrandLink({ brand, href = "/", small, className }: Props) {
  return (
    <PageLink
      className={cn(
        "inline-flex min-h-11 items-center gap-2 text-lg/[inherit] font-strong no-underline",
        // The rail is narrow: its name may break, and the small text stands below it.
        small && "text-base/[inherit] wrap-break-word lg:grid lg:grid-cols-[auto_minmax(0,1fr)] lg:gap-y-0",
        className,
      )}
      href={href}
    >
      {brand.logoUrl ? (
        // biome-ignore lint/performance/noImgElement: already re-encoded and small, and its size is fixed by the style
        <img className="h-6 max-w-32 object-contain" src={brand.logoUrl} alt="" />
      ) : (
        <ShopMark />
      )}
      {brand.name}
      {small && (
        <small className="text-sm/none ml-0.5 border-l border-edge pl-2 font-normal text-ink-2 lg:col-start-2 lg:m-0 lg:border-0 lg:p-0">
          {small}
        </small>
      )}
    </PageLink>
  );
}
