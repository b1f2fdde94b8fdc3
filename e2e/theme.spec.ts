import { expect, test } from "./fixtures.ts";

test("a theme that was chosen is in the page itself, in every tab, until the system decides again", async ({
  ana,
}) => {
  const { page, workspace } = ana;
  const home = `/w/${workspace.slug}`;
  await page.goto(home);
  const other = await page.context().newPage();
  await other.goto(home);
  const [html, otherHtml] = [page.locator("html"), other.locator("html")];
  await expect(html).not.toHaveAttribute("data-theme");

  const choose = async (name: string) => {
    await page.getByRole("button", { name: "Account menu" }).click();
    await page.getByRole("menuitemradio", { name }).click();
  };
  await choose("Dark");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(otherHtml).toHaveAttribute("data-theme", "dark");
  expect(await (await page.request.get(home)).text()).toMatch(/<html[^>]* data-theme="dark"/);
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "dark");

  await choose("System");
  await expect(html).not.toHaveAttribute("data-theme");
  await expect(otherHtml).not.toHaveAttribute("data-theme");
  expect(await (await page.request.get(home)).text()).not.toMatch(/<html[^>]* data-theme/);
});
