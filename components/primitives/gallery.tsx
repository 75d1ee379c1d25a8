"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Fold } from "../ui/fold";
import { Segmented } from "../ui/segmented";
import { Buttons } from "./buttons";
import { FloatingParts } from "./floating-parts";
import { Forms } from "./forms";
import { Lists } from "./lists";
import { Messages } from "./messages";
import { Words } from "./words";

type Density = "customer" | "staff";

/** All primitives. The density belongs to the page, so the customers' density also changes the frame around the gallery. */
export function Gallery() {
  const t = useTranslations("primitives");
  const root = useRef<HTMLDivElement>(null);
  const [density, setDensity] = useState<Density>("staff");

  useEffect(() => {
    const frame = root.current?.closest<HTMLElement>("[data-density]");
    if (frame) frame.dataset.density = density;
    return () => {
      if (frame) frame.dataset.density = "staff";
    };
  }, [density]);

  return (
    <>
      <div className="row">
        <Segmented
          legend={t("density")}
          value={density}
          onChange={setDensity}
          options={[
            { value: "customer", label: t("customer") },
            { value: "staff", label: t("staff") },
          ]}
        />
      </div>
      <div className="samples" ref={root}>
        <Fold title={t("words")}>
          <Words />
        </Fold>
        <Fold title={t("buttons")}>
          <Buttons />
        </Fold>
        <Fold title={t("forms")}>
          <Forms />
        </Fold>
        <Fold title={t("lists")}>
          <Lists />
        </Fold>
        <Fold title={t("messages")}>
          <Messages />
        </Fold>
        <Fold title={t("floating")}>
          <FloatingParts />
        </Fold>
      </div>
    </>
  );
}
