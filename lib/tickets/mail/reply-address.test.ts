import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ENVIRONMENT } from "@/scripts/testing/database";
import { replyAddress, ticketOfAddress } from "./reply-address";

beforeAll(() => {
  const address = { DATABASE_URL: "postgresql://a:b@localhost/k", MAIL_IN_ADDRESS: "Support@Mail.Example.com" };
  for (const [name, value] of Object.entries({ ...ENVIRONMENT, ...address })) vi.stubEnv(name, value);
});

const number = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([day, place]) => `T${String(day).padStart(6, "0")}-${String(place).padStart(5, "0")}`);

describe("the address for answers to a ticket", () => {
  it("is a valid address that names its ticket, in any case of its letters", () => {
    fc.assert(
      fc.property(number, (ticket) => {
        const address = replyAddress(ticket) ?? "";
        expect(address).toMatch(/^Support\+t\d{6}-\d{5,8}\.[0-9a-f]{20}@Mail\.Example\.com$/);
        expect(address.indexOf("@")).toBeLessThanOrEqual(64);
        for (const written of [address, address.toUpperCase(), address.toLowerCase(), ` ${address} `])
          expect(ticketOfAddress(written)).toBe(ticket);
      }),
    );
  });

  it("is no ticket's once a character is another one, or the signature is another ticket's", () => {
    fc.assert(
      fc.property(
        number,
        number,
        fc.nat(),
        fc.constantFrom(..."0123456789abcdefg+.@-"),
        (ticket, other, at, letter) => {
          const address = (replyAddress(ticket) ?? "").toLowerCase();
          const place = at % address.length;
          const changed = address.slice(0, place) + letter + address.slice(place + 1);
          if (changed !== address) expect(ticketOfAddress(changed)).toBeNull();
          if (other === ticket) return;
          const signature = /\.([0-9a-f]{20})@/.exec(replyAddress(other) ?? "")?.[1] ?? "";
          expect(ticketOfAddress(address.replace(/\.[0-9a-f]{20}@/, `.${signature}@`))).toBeNull();
        },
      ),
    );
  });

  it("is never read from any other text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(ticketOfAddress(text)).toBeNull();
      }),
    );
    expect(ticketOfAddress("support@mail.example.com")).toBeNull();
  });
});
