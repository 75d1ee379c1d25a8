import { afterEach, describe, expect, it, vi } from "vitest";
import { callSignIn, readRefusal } from "./sign-in-call";

const words = { network: "no connection", sentence: (code: string) => `said ${code}` };
const refusal = (error: string) => ({ url: `http://shop.example/api/auth/error?error=${encodeURIComponent(error)}` });

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown) {
  vi.stubGlobal(
    "fetch",
    vi.fn<typeof fetch>(async (input) =>
      String(input).endsWith("/csrf") ? Response.json({ csrfToken: "t" }) : Response.json(body, { status }),
    ),
  );
}

describe("signing in from the browser", () => {
  it("puts a wrong password beside the password and a wrong code beside the code", async () => {
    answer(401, refusal(JSON.stringify({ code: "sign_in.wrong", params: { left: 4 } })));
    expect(await callSignIn({ email: "a@b.cn", password: "x" }, words)).toMatchObject({
      ok: false,
      failure: { code: "sign_in.wrong", params: { left: 4 }, fields: { password: "said sign_in.wrong" } },
    });
    answer(401, refusal(JSON.stringify({ code: "sign_in.code_wrong", params: { left: 1 } })));
    expect(await callSignIn({ email: "a@b.cn", password: "x", code: "1" }, words)).toMatchObject({
      failure: { fields: { code: "said sign_in.code_wrong" } },
    });
  });

  it("knows success, and no connection", async () => {
    answer(200, { url: "http://shop.example/" });
    expect(await callSignIn({ email: "a@b.cn", password: "x" }, words)).toEqual({ ok: true, value: null });
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Promise.reject(new TypeError("failed"))),
    );
    expect(await callSignIn({ email: "a@b.cn", password: "x" }, words)).toMatchObject({
      failure: { code: "network", detail: "no connection" },
    });
  });

  it.each([null, {}, { url: "nowhere" }, refusal("CredentialsSignin"), refusal("{broken")])(
    "calls %j an internal error",
    (body) => {
      expect(readRefusal(body)).toEqual({ code: "internal", params: {} });
    },
  );
});
