"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Segmented } from "../ui/field/segmented";
import { Section } from "../ui/section";
import { Buttons } from "./buttons";
import { FloatingParts } from "./floating-parts";
import { Forms } from "./forms";
import { Lists } from "./lists";
import { MessageSamples } from "./messages";
import { Words } from "./words";

type Density = "customer" | "staff";

/**
 * All primitives. The density belongs to the page, so the customers' density also changes the frame around the gallery.
 * @param charts are made on the server, so that no script of theirs is sent.
 */
export function Gallery({ charts }: { charts: ReactNode }) {
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
      <div className="flex flex-wrap items-center gap-3">
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
      <div className="mt-6 text-body" ref={root}>
        <Section title={t("words")}>
          <Words />
        </Section>
        <Section title={t("buttons")}>
          <Buttons />
        </Section>
        <Section title={t("forms")}>
          <Forms />
        </Section>
        <Section title={t("lists")}>
          <Lists />
        </Section>
        <Section title={t("messages")}>
          <MessageSamples />
        </Section>
        <Section title={t("floating")}>
          <FloatingParts />
        </Section>
        <Section title={t("charts")}>{charts}</Section>
      </div>
    </>
  );
}
