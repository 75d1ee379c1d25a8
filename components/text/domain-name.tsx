import { Fragment } from "react";
import { cn } from "@/components/ui/cn";

interface Props {
  /** As people write it: 山里茶.中国. */
  name: string;
  /** `title` is a page's heading, 40 px with orange dots; `suffix` greys the name and makes the suffix strong. */
  as?: "plain" | "title" | "suffix";
}

/** A domain name that may break after its dots. The component Punycode shows its ASCII form. */
export function DomainName({ name, as = "plain" }: Props) {
  const labels = name.split(".");
  if (as === "suffix") {
    const [first, ...rest] = labels;
    return (
      <span className="domain-name text-ink-3">
        {first}
        <b className="whitespace-nowrap text-ink">.{rest.join(".")}</b>
      </span>
    );
  }
  return (
    <span
      className={cn(
        "domain-name",
        as === "title" && "text-3xl font-strong tracking-[-0.015em] max-md:text-[2rem]/[2.5rem]",
      )}
    >
      {labels.map((label, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal labels apart
        <Fragment key={place}>
          {place > 0 && (
            <>
              {as === "title" ? <b className="px-[0.02em] font-[800] text-accent-mark">.</b> : "."}
              <wbr />
            </>
          )}
          {label}
        </Fragment>
      ))}
    </span>
  );
}
