import { hash as argon2 } from "@node-rs/argon2";
import { hash as bcrypt } from "@node-rs/bcrypt";
import { describe, expect, it } from "vitest";
import { keptPasswordHash } from "./kept-password";
import { verifyPassword } from "./password";

/** PHP writes $2y$, which is the same as $2b$. */
const php = async (password: string, cost = 4) => (await bcrypt(password, cost)).replace(/^\$2b/, "$2y");

describe("a password hash of another shop", () => {
  it.each(["$2y$", "$2a$", "$2b$"])("is kept when it is bcrypt (%s), and fits its password alone", async (prefix) => {
    const stored = keptPasswordHash((await php("山水 Passwort & 1")).replace("$2y$", prefix));
    expect(stored).toMatch(/^imported:\$2/);
    expect(await verifyPassword(stored as string, "山水 Passwort & 1")).toBe(true);
    expect(await verifyPassword(stored as string, "山水 Passwort & 2")).toBe(false);
  });

  it("is kept when it is argon2 with a bounded cost, and was hashed as typed", async () => {
    // Full-width letters: our own hashes are of the normalised text, others' are not.
    const hash = await argon2("ｆｕｌｌ", { memoryCost: 1024, timeCost: 2, parallelism: 1 });
    const stored = keptPasswordHash(hash) as string;
    expect(await verifyPassword(stored, "ｆｕｌｌ")).toBe(true);
    expect(await verifyPassword(stored, "full")).toBe(false);
  });

  it.each([
    ["MD5", "5f4dcc3b5aa765d61d8327deb882cf99"],
    ["MD5 with salt (WHMCS)", "5f4dcc3b5aa765d61d8327deb882cf99:aB3x9"],
    ["MD5 of MD5 (ZJMF)", "###5f4dcc3b5aa765d61d8327deb882cf99"],
    ["phpass", "$P$984478476IagS59wHZvyQMArzfx58u."],
    ["SHA-1", "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"],
    ["crypt", "$6$rounds=5000$salt$hash"],
    ["a bcrypt that is cut off", "$2y$10$abcdefghijklmnopqrstuu"],
    ["a bcrypt that takes seconds", `$2y$15$${"a".repeat(53)}`],
    [
      "an argon2 that takes gigabytes",
      "$argon2id$v=19$m=4194304,t=4,p=1$c29tZXNhbHRzb21l$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ],
    ["nothing", ""],
    ["our own prefix", "imported:$2y$04$abc"],
  ])("is not kept when it is %s", (_, hash) => {
    expect(keptPasswordHash(hash)).toBeNull();
  });
});
