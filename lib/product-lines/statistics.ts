import type { Outcome } from "@/lib/cndns/outcome";
import type { ControlSubject } from "./control";
import type { DayRange, Figures, LogFile } from "./figures";
import type { Call } from "./reading";

/** Figures over time and access logs of what a service serves: pages of the service (`ServiceTab` statistics and logs). */
export interface Statistics {
  /** What there are figures of: the accelerated domains. */
  subjects(call: Call, subject: ControlSubject): Promise<Outcome<readonly string[]>>;
  /** Each part is read and shown on its own, so that one without an answer does not hide the others. Title: `statistics.parts.<id>`. */
  parts: readonly {
    id: string;
    read(call: Call, subject: ControlSubject, of: string, range: DayRange): Promise<Outcome<Figures>>;
  }[];
  /** The files of a day; `day` is its midnight in Shanghai. */
  logs(call: Call, subject: ControlSubject, of: string, day: Date): Promise<Outcome<readonly LogFile[]>>;
}
