import clsx from "clsx";
import type { ReactNode } from "react";
import { Time } from "@/components/text/time";

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
    <ol className="line" aria-label={label}>
      {events.map((event) => (
        <li key={event.id} className={clsx(event.tone && `tone-${event.tone}`)}>
          <Time at={event.at} as={as} />
          <div className="line-what">
            <div>
              <p>{event.text}</p>
              {event.detail && <p className="hint">{event.detail}</p>}
              {event.more && (
                <details>
                  <summary>{event.more.summary}</summary>
                  <pre className="mono">{event.more.body}</pre>
                </details>
              )}
            </div>
            {event.action}
          </div>
        </li>
      ))}
    </ol>
  );
}
