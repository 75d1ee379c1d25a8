import { Fragment } from "react";

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
      <span className="dn dn-suffix">
        {first}
        <b>.{rest.join(".")}</b>
      </span>
    );
  }
  return (
    <span className={as === "title" ? "dn dn-xl" : "dn"}>
      {labels.map((label, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal labels apart
        <Fragment key={place}>
          {place > 0 && (
            <>
              {as === "title" ? <b>.</b> : "."}
              <wbr />
            </>
          )}
          {label}
        </Fragment>
      ))}
    </span>
  );
}
