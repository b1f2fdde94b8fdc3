import { test as base, type BrowserContextOptions, type Page } from "playwright/test";
import { createNotebook, createSession, createUser, createWorkspace } from "#lib/testing/factories.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";

interface Person {
  user: Awaited<ReturnType<typeof createUser>>;
  page: Page;
}

interface Fixtures {
  /** Opens a browser of its own, in which that user is signed in. */
  openAs(user: { id: string }, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a browser in which nobody is signed in. */
  openVisitor(options?: BrowserContextOptions): Promise<Page>;
  /** Ana, signed in, who owns a workspace with one open notebook. */
  ana: Person & {
    workspace: Awaited<ReturnType<typeof createWorkspace>>;
    notebook: Awaited<ReturnType<typeof createNotebook>>;
  };
}

export const test = base.extend<Fixtures>({
  openAs: async ({ browser, baseURL }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (user, options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const session = await createSession(user);
      const { name, value } = await sessionCookieFor(session.id);
      await context.addCookies([{ name, value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" }]);
      return await context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  openVisitor: async ({ browser }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return await context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  ana: async ({ openAs }, use) => {
    const user = await createUser({ name: "Ana Fields" });
    const workspace = await createWorkspace({ owner: user });
    const notebook = await createNotebook({ workspace });
    await use({ user, workspace, notebook, page: await openAs(user) });
  },
});

export { expect } from "playwright/test";
