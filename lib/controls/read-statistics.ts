import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import type { ControlSubject } from "@/lib/product-lines/control";
import type { DayRange, Figures, LogFile } from "@/lib/product-lines/figures";
import { productLineOf } from "@/lib/product-lines/registry";
import type { Statistics } from "@/lib/product-lines/statistics";
import { findService } from "@/lib/services/find-service";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { isControllable, subjectOf } from "./subject";
import { valueOrTrouble } from "./value-or-trouble";

/** What there are figures of (domains), and the parts of the figures. @throws AppError not_found, upstream.refused, upstream.unreachable, upstream.unclear. */
export async function readStatisticsSubjects(
  actor: Actor,
  { id }: { id: string },
): Promise<{ subjects: readonly string[]; parts: readonly string[] }> {
  const { statistics, subject, about } = await findStatistics(actor, id);
  const subjects = valueOrTrouble(await withCallSubject(about, () => statistics.subjects(upstream().call, subject)));
  return { subjects, parts: statistics.parts.map((part) => part.id) };
}

/** A part of the figures, read now. @throws AppError as readStatisticsSubjects. */
export async function readFigures(
  actor: Actor,
  { id, part: partId, of, range }: { id: string; part: string; of: string; range: DayRange },
): Promise<Figures> {
  const { statistics, subject, about } = await findStatistics(actor, id);
  const part = statistics.parts.find((one) => one.id === partId);
  if (!part) throw notFound("statistics");
  return valueOrTrouble(await withCallSubject(about, () => part.read(upstream().call, subject, of, range)));
}

/** The log files of a day. Their addresses stay in the shop. @throws AppError as readStatisticsSubjects. */
export async function listLogFiles(
  actor: Actor,
  { id, of, day }: { id: string; of: string; day: Date },
): Promise<readonly LogFile[]> {
  const { statistics, subject, about } = await findStatistics(actor, id);
  return valueOrTrouble(await withCallSubject(about, () => statistics.logs(upstream().call, subject, of, day)));
}

async function findStatistics(
  actor: Actor,
  id: string,
): Promise<{
  statistics: Statistics;
  subject: ControlSubject;
  about: { serviceId: string; customerId: string };
}> {
  const service = await findService(actor, id);
  const { statistics } = productLineOf(service.productLine);
  if (!statistics || !isControllable(service)) throw notFound("statistics");
  return { statistics, subject: subjectOf(service), about: { serviceId: id, customerId: service.customerId } };
}
