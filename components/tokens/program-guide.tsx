"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "../ui/button/copy-button";
import { Disclosure } from "../ui/disclosure";
import { Section } from "../ui/section";
import { type GuideValues, PROGRAMS, type ProgramGroup } from "./programs";

interface Props {
  values: GuideValues;
  groups?: readonly ProgramGroup[];
  /** The first program of the first group is open. */
  opened?: boolean;
}

const GROUPS: readonly ProgramGroup[] = ["certificates", "dynamic", "records", "own"];

/** What to put into each program, with the token filled in where it is known; then only programs that the token is enough for. */
export function ProgramGuide({ values, groups = GROUPS, opened = false }: Props) {
  const t = useTranslations("tokens.guide");
  const { grant } = values;
  const shown = PROGRAMS.filter(({ allowed }) => grant === undefined || allowed === undefined || allowed(grant));
  const listed = groups.filter((group) => shown.some((program) => program.group === group));
  return listed.map((group) => (
    <Section key={group} title={t(`groups.${group}.title`)} lead={t(`groups.${group}.lead`)} id={group}>
      <ul>
        {shown
          .filter((program) => program.group === group)
          .map(({ id, name, file, text }, at) => {
            const words = text(values);
            return (
              <li key={id} className="border-t border-rule py-3 first:border-t-0 first:pt-0">
                <Disclosure
                  summary={<span className="font-strong">{name}</span>}
                  open={opened && group === listed[0] && at === 0}
                >
                  <div className="space-y-2 pt-2 pb-1">
                    <p className="max-w-136 text-sm text-ink-2">{t(`programs.${id}`)}</p>
                    <div className="flex flex-wrap items-center justify-between gap-x-3">
                      <span className="text-sm text-ink-3">{file ? <code>{file}</code> : t("terminal")}</span>
                      <CopyButton text={`${words}\n`} label={t("copy", { name })} word />
                    </div>
                    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
                    <section className="overflow-x-auto rounded-sm bg-sunk px-3 py-2.5" aria-label={name} tabIndex={0}>
                      <pre className="w-fit font-mono text-xs/5">{words}</pre>
                    </section>
                  </div>
                </Disclosure>
              </li>
            );
          })}
      </ul>
    </Section>
  ));
}
