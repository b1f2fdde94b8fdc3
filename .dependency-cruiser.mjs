// The directions of the architecture: app → components; app → transport → domain → foundation.
const foundation = "^lib/(db|events|permissions)/|^lib/(actor|env|errors|report)\\.ts$";
// Everything in lib/ but the foundation and the document below it, and what calls it from above.
const domain =
  "^lib/(?!(api|auth|collaboration|db|editor|events|permissions|server|testing|texts|transport)/)[^/]+/";
const tests = "\\.test\\.tsx?$|^lib/testing/|^lib/[^/]+/testing/|^e2e/";
// no-buffer.ts stands in for a package: see next.config.ts.
const entries =
  "^(app|e2e|prisma|lib/testing)/|\\.(test|spec)\\.tsx?$|\\.d\\.ts$|\\.config\\.(ts|mjs)$|^lib/server/start\\.mjs$|^components/no-buffer\\.ts$";

/** @type {Omit<import("dependency-cruiser").IForbiddenRuleType, "severity">[]} */
const rules = [
  {
    name: "no-cycles",
    comment: "Modules that need each other are one module.",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "no-orphans",
    comment: "Nobody imports it: delete it.",
    from: { orphan: true, pathNot: entries },
    to: {},
  },
  { name: "resolvable", comment: "The import leads nowhere.", from: {}, to: { couldNotResolve: true } },
  {
    name: "foundation-knows-nothing-above",
    from: { path: foundation, pathNot: tests },
    to: { path: "^lib/", pathNot: `${foundation}|^lib/texts/` },
  },
  {
    name: "editor-stands-alone",
    comment: "The document's schema runs in the browser and on the server.",
    from: { path: "^lib/editor/", pathNot: tests },
    to: { path: "^(lib|app|components)/", pathNot: "^lib/(editor|texts)/" },
  },
  {
    name: "domain-knows-nothing-above",
    comment: "It is called by transport, collaboration and server.",
    from: { path: domain, pathNot: tests },
    to: {
      path: "^lib/(auth|transport|collaboration|server)/",
      // What accounts are made of, and knows nothing of requests.
      pathNot: "^lib/auth/(email|password|rate-limits|tokens)\\.ts$",
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "domain-knows-no-framework",
    from: { path: `${domain}|${foundation}|^lib/(editor|collaboration)/` },
    to: { path: "node_modules/(next|react|react-dom)/" },
  },
  { name: "lib-knows-no-pixels", from: { path: "^lib/" }, to: { path: "^(app|components)/" } },
  {
    name: "components-get-data-as-props",
    comment: "They see the document, schemas, texts, browser code and types only.",
    from: { path: "^components/", pathNot: tests },
    to: {
      path: "^lib/",
      pathNot:
        "^lib/(editor|texts)/|^lib/[^/]+/schema\\.ts$|^lib/[^/]+/client/|^lib/notes/note-url\\.ts$|^lib/collaboration/protocol\\.ts$",
      dependencyTypesNot: ["type-only"],
    },
  },
  { name: "components-know-no-addresses", from: { path: "^components/" }, to: { path: "^app/" } },
  {
    name: "app-asks-the-domain",
    comment: "Pages and routes never query the database.",
    from: { path: "^app/" },
    to: { path: "^lib/db/" },
  },
  {
    name: "app-does-not-run-the-server",
    from: { path: "^app/" },
    to: { path: "^lib/(server|collaboration)/", pathNot: "^lib/server/health\\.ts$" },
  },
  {
    name: "tests-stay-outside",
    comment: "Factories and test servers are for tests.",
    from: { path: "^(app|components|lib)/", pathNot: tests },
    to: { path: tests },
  },
  {
    name: "no-development-packages",
    comment: "They are not there in production.",
    from: { path: "^(app|components|lib)/", pathNot: tests },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: rules.map((rule) => ({ ...rule, severity: "error" })),
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/|^\\.next/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
    skipAnalysisNotInRules: true,
  },
};
