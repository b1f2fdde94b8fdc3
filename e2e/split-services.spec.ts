import { createToken } from "#lib/accounts/tokens.ts";
import { startBalancer } from "#lib/testing/balancer.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { startServer, type RunningServer } from "#lib/testing/server.ts";
import { expect, test } from "./fixtures.ts";
import { goToEnd, noteOf, openNote } from "./note-page.ts";

type Services = "web" | "collaboration" | "jobs";

/** A process of the product with this service alone. */
async function start(services: Services, port = 0): Promise<RunningServer> {
  const { DATABASE_URL: databaseUrl = "", DATA_DIR: dataDir = "" } = process.env;
  return await startServer({ databaseUrl, dataDir, port, env: { SERVICES: services } });
}

test("split over processes it is one product, and goes on when one of them is killed", async ({
  ana,
  openAs,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const running = await Promise.all(
    (["web", "collaboration", "collaboration", "jobs"] as const).map((one) => start(one)),
  );
  const [web, first, second] = running as [RunningServer, RunningServer, RunningServer, RunningServer];
  const sockets = [first, second];
  const front = await startBalancer({
    web: () => web.url,
    collaboration: () => sockets.map(({ url }) => url),
  });
  try {
    const written = await noteOf(ana, { title: "Bread", markdown: "First.\n\nSecond." });
    const address = { url: `${front.url}${written.url}` };
    const hers = await openNote(ana.page, address);
    const his = await openNote(await openAs(ben), address);
    await hers.body.getByText("First.").click();
    await hers.page.keyboard.press("End");
    await hers.page.keyboard.type(" By Ana.");
    await expect(his.body).toContainText("First. By Ana.");
    await Promise.all([hers.saved(), his.saved()]);

    const { secret } = await createToken(await actorOf(ana.user), { name: "Script", scope: "write" });
    const note = `${front.url}/api/v1/notes/${written.id}`;
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const { revision } = (await (await fetch(note, { headers })).json()) as { revision: number };
    const markdown = "First. By Ana.\n\nSecond. By a script.";
    const put = await fetch(`${note}/body`, {
      method: "PUT",
      headers,
      body: JSON.stringify({ markdown, baseRevision: revision }),
    });
    expect(put.status).toBe(200);
    for (const { body } of [hers, his]) await expect(body).toContainText("Second. By a script.");

    sockets.splice(0, 1);
    await first.kill();
    for (const [one, words] of [
      [hers, " Ana goes on."],
      [his, " And so does Ben."],
    ] as const) {
      await goToEnd(one);
      await one.page.keyboard.type(words);
      await one.saved();
    }
    await expect(hers.body).toContainText("And so does Ben.");

    await web.kill();
    await hers.page.keyboard.type(" Without pages.");
    await hers.saved();
    running[0] = await start("web", web.port);
    await his.page.reload();
    for (const words of ["By a script.", "Ana goes on.", "And so does Ben.", "Without pages."])
      await expect(his.body).toContainText(words);
  } finally {
    await front.close();
    await Promise.all(running.map((one) => one.kill()));
  }
});
