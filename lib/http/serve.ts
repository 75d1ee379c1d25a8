import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { authenticate, clientIp } from "@/lib/auth/authenticate";
import {
  authenticateStaffToken,
  hasStaffToken,
  isStaffToken,
  type StaffTokenActor,
} from "@/lib/auth/authenticate-staff-token";
import { authenticateToken, bearerToken, hasToken } from "@/lib/auth/authenticate-token";
import { auditRefusedToken, requireTokenScope } from "@/lib/auth/refused-token";
import { requireReauth } from "@/lib/auth/require-reauth";
import { auditStaffTokenUse, requireStaffTokenScope } from "@/lib/auth/staff-token-use";
import type { Actor, CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { AppError, forbidden, invalid, notFound } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/field-errors";
import { log } from "@/lib/core/log";
import { requestId, withRequestId } from "@/lib/core/request-id";
import { KeyLostError } from "@/lib/core/secret";
import type { Language } from "@/messages/languages";
import type { Access, Contract } from "./contract";
import { hintedSentences } from "./hinted-sentences";
import { answerOnce } from "./idempotency";
import { requestLocale } from "./locale";
import { PageCursor } from "./page-cursor";
import { problemResponse, toProblem } from "./problem";
import { consume } from "./rate-limit";
import { readInput } from "./read-input";
import { requireOwnOrigin } from "./require-own-origin";
import { unknownFields } from "./unknown-fields";

/** The kinds of actors that a contract's access lets through to the use case. */
export type ActorOf<A extends Access> = A extends "customer"
  ? CustomerActor
  : A extends "staff" | readonly StaffRole[]
    ? StaffActor
    : A extends "signed-in"
      ? CustomerActor | StaffActor
      : Exclude<Actor, { kind: "system" }>;

export interface RequestContext {
  locale: Language;
  headers: Headers;
  signal: AbortSignal;
  /** The caller's Idempotency-Key, for use cases that keep it in a unique column of their own. */
  idempotencyKey?: string;
  /** Adds a Set-Cookie to the answer. */
  setCookie(text: string): void;
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * The route handler of a use case: authenticates, checks the origin (of browsers) or the token's scope (of programs), the rate limit, the access and whether the password was given
 * lately, parses the input, calls the use case (once per Idempotency-Key) and encodes its answer. A route file has one statement per
 * method: `export const POST = serve(placeOrderContract, placeOrder)`. A use case may return a Response itself (streams).
 * @param checkHeaders throws for a request whose body need not be read.
 */
export function serve<I extends z.ZodType, O extends z.ZodType, A extends Access>(
  contract: Contract<I, O, A>,
  verb: (actor: ActorOf<A>, input: z.output<I>, context: RequestContext) => Promise<z.output<O> | Response>,
  checkHeaders?: (headers: Headers) => void,
): (request: Request, route: RouteContext) => Promise<Response> {
  const routeName = `${contract.method} ${contract.path}`;
  const handle = async (request: Request, route: RouteContext, id: string): Promise<Response> => {
    const locale = requestLocale(request.headers);
    const cookies: string[] = [];
    const started = performance.now();
    let actor: Caller = { kind: "visitor", ip: clientIp(request.headers) };
    try {
      actor = await authenticateRequest(contract, request.headers);
      await consume(contract, actor);
      if (hasToken(actor)) requireTokenScope(actor, contract.token);
      if (hasStaffToken(actor)) await admitStaffToken(contract, actor);
      requireAccess(contract.access, actor);
      if (contract.reauth === true) requireReauth(actor);
      checkHeaders?.(request.headers);
      const cursor = new PageCursor(contract, await readInput(contract, request, await route.params));
      const { raw } = cursor;
      const parsed = contract.input.safeParse(raw);
      if (!parsed.success) throw new AppError("input.invalid", 422, { fields: fieldErrors(parsed.error, raw) });
      if (hasToken(actor) || hasStaffToken(actor)) refuseUnknown(contract, raw);
      cursor.check(parsed.data);
      if (hasStaffToken(actor)) await auditStaffTokenUse(actor, routeName, await route.params);
      const key = request.headers.get("idempotency-key") ?? undefined;
      const context: RequestContext = {
        locale,
        headers: request.headers,
        signal: request.signal,
        ...(key === undefined ? {} : { idempotencyKey: key }),
        setCookie: (text) => cookies.push(text),
      };
      const run = async (): Promise<Response> => {
        const result = await verb(actor as ActorOf<A>, parsed.data, context);
        return result instanceof Response ? result : encodeAnswer(contract, cursor.stamped(parsed.data, result));
      };
      const response = contract.idempotent ? await answerOnce(contract, actor, key, raw, run) : await run();
      for (const cookie of cookies) response.headers.append("set-cookie", cookie);
      response.headers.set("x-request-id", id);
      return response;
    } catch (error) {
      if (hasToken(actor) || hasStaffToken(actor)) await auditRefusedToken(actor, routeName, error);
      const problem = toProblem(error, locale, id, await hintedSentences(error, locale));
      if (isLeaving(error, request.signal)) log.debug({ route: contract.path }, "the visitor left");
      else if (problem.status >= 500 || error instanceof KeyLostError)
        log.error({ err: error, route: contract.path }, "request failed");
      return problemResponse(problem);
    } finally {
      log.debug(
        { route: contract.path, method: contract.method, ms: Math.round(performance.now() - started) },
        "request",
      );
    }
  };
  const answer = (request: Request, route: RouteContext) => {
    const id = requestId() ?? randomUUID();
    return withRequestId(id, () => handle(request, route, id));
  };
  return Object.assign(answer, { contract });
}

type Caller = Exclude<Actor, { kind: "system" }>;

/**
 * Who calls: a program by its token, then nothing of a cookie counts; or a browser by its cookie, whose writes must come from our own
 * pages. No page of another site can make a browser send a token, so a program's origin does not matter.
 */
async function authenticateRequest(contract: Contract, headers: Headers): Promise<Caller> {
  const token = bearerToken(headers);
  if (token === undefined) {
    const actor = await authenticate(headers);
    if (contract.method !== "GET") requireOwnOrigin(headers);
    return actor;
  }
  try {
    return await (isStaffToken(token) ? authenticateStaffToken(token, headers) : authenticateToken(token, headers));
  } catch (error) {
    // Counted like a visitor's request, so that guessing does not keep the database busy.
    await consume(contract, { kind: "visitor", ip: clientIp(headers) });
    throw error;
  }
}

/** All routes together: each use is a row of the audit log, which is kept for years. */
const STAFF_TOKEN_LIMIT = {
  ...({ method: "GET", path: "every staff token" } as const),
  limit: { points: 120, seconds: 60, counted: "by all processes" } as const,
};

async function admitStaffToken(contract: Contract, actor: StaffTokenActor): Promise<void> {
  await consume(STAFF_TOKEN_LIMIT, actor);
  const roles = Array.isArray(contract.access) ? (contract.access as readonly StaffRole[]) : null;
  requireStaffTokenScope(actor, contract.staffToken, roles);
}

/**
 * Refuses what a program names and its route does not know: a mistyped filter would answer everything, a mistyped "year" be a quote of
 * one year. Pages may be older than the server, so what they send is only left out.
 */
function refuseUnknown({ input, path, rawBody, bodyIgnored }: Contract, raw: Record<string, unknown>): void {
  if (rawBody || bodyIgnored) return;
  const sent = Object.fromEntries(Object.entries(raw).filter(([name]) => !path.includes(`{${name}}`)));
  const found = unknownFields(input, sent).map(([at, names]) => {
    return [at || "_", { code: "input.unknown_field", params: { name: names } }] as const;
  });
  if (found.length > 0) throw invalid(Object.fromEntries(found));
}

/** Whether the error only says that the visitor closed the connection, which cancels the work under way: that is no failure. */
function isLeaving(error: unknown, signal: AbortSignal): boolean {
  if (!(error instanceof Error)) return false;
  // The body broke off: Node's server says it so.
  if (error.message === "aborted" && "code" in error && error.code === "ECONNRESET") return true;
  return signal.aborted && (error === signal.reason || error.name === "AbortError");
}

function encodeAnswer<O extends z.ZodType>(contract: Contract<z.ZodType, O>, value: z.output<O>): Response {
  const body = z.encode(contract.output, value);
  const empty = typeof body === "object" && body !== null && Object.keys(body).length === 0;
  if (empty) return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}

/** Staff's routes do not exist for customers (404); a staff role that is not allowed gets 403. */
function requireAccess(access: Access, actor: Actor): void {
  if (access === "anyone") return;
  if (actor.kind === "visitor") throw new AppError("unauthenticated", 401);
  if (access === "signed-in") return;
  if (access === "customer") {
    if (actor.kind !== "customer") throw forbidden();
    return;
  }
  if (actor.kind !== "staff") throw notFound("route");
  if (actor.secondFactorMissing) throw forbidden("totp.staff_must");
  if (access !== "staff" && !access.includes(actor.role)) throw forbidden();
}
