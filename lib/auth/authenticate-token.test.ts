import { describe, expect, it } from "vitest";
import { bearerToken } from "./authenticate-token";

const of = (authorization: string) => bearerToken(new Headers({ authorization }));

describe("the token of an Authorization header", () => {
  it("stands behind Bearer, in any case and with blanks around it", () => {
    expect(of("Bearer kq_abc")).toBe("kq_abc");
    expect(of("bearer \t kq_abc  ")).toBe("kq_abc");
    // It is no token of ours, but the sender is no visitor either.
    expect(of("Bearer kq abc")).toBe("kq abc");
  });

  it("is none with another scheme, or with nothing behind it", () => {
    for (const other of ["Basic YTpi", "Bearer", "Bearer  ", "kq_abc", "XBearer kq_abc"])
      expect(of(other)).toBeUndefined();
    expect(bearerToken(new Headers())).toBeUndefined();
  });

  // By a pattern that tries each place this took hours; anybody can send sixteen kilobytes of it, without an account.
  it("is read in one step, however many blanks it has inside", { timeout: 5_000 }, () => {
    const long = `a${" ".repeat(400_000)}b`;
    expect(of(`Bearer ${long}`)).toBe(long);
  });
});
