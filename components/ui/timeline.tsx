import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { Time } from "@/components/text/time";
import { cn } from "./cn";
import { Disclosure } from "./disclosure";

export interface TimelineEvent {
  id: string;
  at: Date | string;
  text: ReactNode;
  /** A quieter second line: who, from where. */
  detail?: ReactNode;
  /** Colours the dot: good news, bad news, a person must look. */
  tone?: "ok" | "bad" | "unsure";
  /** Opens below: the call and its answer. */
  more?: { summary: ReactNode; body: ReactNode };
  /** At the right: undo, compare. */
  action?: ReactNode;
}

/** The dot stands before the text, in the middle of its first line. */
const event = cva(
  [
    "relative flex items-baseline justify-between gap-x-4 gap-y-1 pl-5 max-md:static [&_button]:-my-2.5",
    "before:absolute before:top-[calc(var(--size-body-line)/2-4px)] before:left-0 before:z-1 before:size-2 before:rounded-full",
    "before:border-[1.5px] before:content-[''] max-md:before:top-[calc(.3125rem+var(--size-body-line)/2-4px)]",
  ],
  {
    variants: {
      tone: {
        plain: "before:border-edge before:bg-ground",
        ok: "before:border-ok before:bg-ok",
        bad: "before:border-bad before:bg-bad",
        unsure: "before:border-unsure before:bg-unsure",
      },
    },
  },
);

/** From one dot to the next. */
const connector = [
  "group-not-last/event:after:absolute group-not-last/event:after:top-[calc(var(--size-body-line)/2+4px)] group-not-last/event:after:left-[3.5px]",
  "group-not-last/event:after:bottom-[calc(-.625rem-var(--size-body-line)/2+4px)] group-not-last/event:after:border-edge group-not-last/event:after:border-l",
  "group-not-last/event:after:opacity-50 group-not-last/event:after:content-['']",
  "max-md:group-not-last/event:after:top-[calc(.3125rem+var(--size-body-line)/2+4px)]",
  "max-md:group-not-last/event:after:bottom-[calc(-.3125rem-var(--size-body-line)/2+4px)]",
];

/** What happened, oldest or newest first as given. */
export function Timeline({
  label,
  events,
  as = "minute",
}: {
  label: string;
  events: readonly TimelineEvent[];
  as?: "minute" | "second";
}) {
  return (
    <ol aria-label={label}>
      {events.map(({ id, at, text, detail, tone, more, action }) => (
        <li
          key={id}
          className="group/event relative grid grid-cols-[10.5rem_minmax(0,1fr)] gap-4 py-[.3125rem] max-md:grid-cols-1 max-md:gap-0 [&>time]:text-sm [&>time]:leading-(--size-body-line) [&>time]:text-ink-3 max-md:[&>time]:pl-5"
        >
          <Time at={at} as={as} />
          <div className={cn(event({ tone: tone ?? "plain" }), connector)}>
            <div>
              <p>{text}</p>
              {detail && <p className="text-sm text-ink-3 staff:text-xs">{detail}</p>}
              {more && (
                <Disclosure summary={more.summary} summaryClassName="text-sm/(--size-body-line) text-ink-3">
                  <pre className="my-1.5 rounded-sm bg-sunk px-3 py-2.5 mono-value text-xs/5 wrap-anywhere whitespace-pre-wrap text-ink-2">
                    {more.body}
                  </pre>
                </Disclosure>
              )}
            </div>
            {action}
          </div>
        </li>
      ))}
    </ol>
  );
}
