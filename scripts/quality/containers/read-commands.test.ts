import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCommands, substituted } from "./read-commands";

const page = `# Page

    not of this section

## One

Text.

    first && second
    # a comment

    third

More text.

    fourth

### Below it

- a list
    of two lines

    sixth

## Two

    fifth
`;

it("reads the code blocks of one section and of what is below it, and nothing of another", () => {
  expect(readCommands(page, "### Below it")).toEqual([["sixth"]]);
  expect(readCommands(page, "## One")).toEqual([["first && second"], ["third"], ["fourth"], ["sixth"]]);
  expect(readCommands(page, "## Two")).toEqual([["fifth"]]);
  expect(() => readCommands(page, "## Three")).toThrow(/no heading "## Three"/);
});

it("says which substitutions a line took", () => {
  const all = [
    { said: /^git clone \S+/, done: "git clone /here", why: "no network" },
    { said: /\/var\/log/, done: "/tmp/$1", why: "rights" },
  ];
  expect(substituted("git clone … shop", all)).toEqual({ line: "git clone /here shop", used: [all[0]] });
  expect(substituted("cat /var/log/x", all).line).toBe("cat /tmp/$1/x");
  expect(substituted("ls", all)).toEqual({ line: "ls", used: [] });
});

describe("what npm run prove:containers follows", () => {
  const read = (name: string) => readFileSync(`docs/operations/${name}.md`, "utf8");

  it("is on the pages, in the order in which it is followed", () => {
    const install = readCommands(read("install"), "## With containers");
    expect(install.map((block) => block.map((line) => line.split(" ")[0]))).toEqual([
      ["git", "cp", "cp", "cp", "chmod"],
      ["docker", "docker", "docker"],
    ]);
    const backup = readCommands(read("backup"), "## With containers");
    const verbs = backup.map((block) =>
      block.map((line) => /(?<=compose\.yaml .*)(up|stop|build|run)\b/.exec(line)?.[0]),
    );
    expect(verbs).toEqual([
      [undefined],
      ["run"],
      ["run"],
      [undefined, "build", "run", "up"],
      ["stop", "run", "up"],
      ["run", "run", "up"],
    ]);
  });
});
