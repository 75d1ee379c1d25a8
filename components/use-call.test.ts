import { afterEach, describe, expect, it } from "vitest";
import type { Result } from "./call-contract";
import { passwordQuestion, signInQuestion } from "./questions";
import { repeatAfterAsking } from "./use-call";

const failure = (code: string): Result<string> => ({
  ok: false,
  failure: { code, status: 401, detail: code, fields: {}, params: {} },
});
const done: Result<string> = { ok: true, value: "done" };

/** A call that answers with these results, one after the other. */
function calls(...results: Result<string>[]) {
  let made = 0;
  return { call: async () => results[made++] ?? done, made: () => made };
}

describe("repeatAfterAsking", () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  const answer = (asked: typeof signInQuestion, given: boolean) => {
    let times = 0;
    stops.push(
      asked.askWith(async () => {
        times++;
        return given;
      }),
    );
    return () => times;
  };

  it("makes the call once if nothing is asked for", async () => {
    const { call, made } = calls(failure("wallet.insufficient"));
    expect(await repeatAfterAsking(call)).toEqual(failure("wallet.insufficient"));
    expect(made()).toBe(1);
  });

  it("asks for the sign-in, then for the password, and makes the call again after each", async () => {
    const signIn = answer(signInQuestion, true);
    const password = answer(passwordQuestion, true);
    const { call, made } = calls(failure("unauthenticated"), failure("reauth.required"));
    expect(await repeatAfterAsking(call)).toEqual(done);
    expect([signIn(), password(), made()]).toEqual([1, 1, 3]);
  });

  it("gives back the failure if the user cancels, or if the page has no dialog", async () => {
    expect(await repeatAfterAsking(calls(failure("unauthenticated")).call)).toEqual(failure("unauthenticated"));
    answer(passwordQuestion, false);
    const { call, made } = calls(failure("reauth.required"));
    expect(await repeatAfterAsking(call)).toEqual(failure("reauth.required"));
    expect(made()).toBe(1);
  });

  it("asks once for two calls at the same time", async () => {
    const times = answer(signInQuestion, true);
    const both = [calls(failure("unauthenticated")), calls(failure("unauthenticated"))];
    expect(await Promise.all(both.map(({ call }) => repeatAfterAsking(call)))).toEqual([done, done]);
    expect(times()).toBe(1);
  });
});
