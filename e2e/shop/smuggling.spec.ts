import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { freeLabel } from "../factory";

const shop = new URL(process.env.BASE_URL ?? "http://localhost");
const body = `GET /robots.txt HTTP/1.1\r\nhost: ${shop.host}\r\n\r\n`;
const oneName = (name: string) => new URL(`/api/v1/search/one?name=${name}`, shop);

/** A GET with a body, which fetch refuses to send. */
function attack(): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(oneName(`${freeLabel()}.com`), { headers: { "content-length": body.length } }, (answer) => {
      answer.resume().on("end", resolve);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("a request inside a search's body is answered to nobody, whichever web process gets it", async () => {
  for (let round = 0; round < 20; round++) {
    await Promise.all([attack(), attack(), attack(), attack()]);
    const names = Array.from({ length: 6 }, () => `${freeLabel()}.com`);
    const answers = await Promise.all(names.map((name) => fetch(oneName(name))));
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
    expect(await Promise.all(answers.map(async (answer) => (await answer.json()).name))).toEqual(names);
  }
});
