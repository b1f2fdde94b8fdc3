// The directions of the architecture: app → components; app → transport → domain → foundation.
const foundation = "^lib/(db|events|permissions)/|^lib/(actor|env|errors|report)\\.ts$";
const domain =
  "^lib/(accounts|attachments|comments|notes|publishing|review|revisions|search|transfer|workspaces)/";
const tests = "\\.test\\.tsx?$|^lib/testing/|^e2e/|^bench/";

/** Modules outside a layer: what the layer may not import. Types may cross, since they vanish. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    forbid(
      "no-cycles",
      "Modules that need each other are one module.",
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ["type-only"] },
      },
    ),
    forbid(
      "no-orphans",
      "Nobody imports it: delete it.",
      {
        orphan: true,
        pathNot:
          "^app/|^e2e/|^prisma/|\\.(test|spec)\\.tsx?$|\\.d\\.ts$|\\.config\\.(ts|mjs)$|^lib/testing/|^lib/server/start\\.mjs$",
      },
      {},
    ),
    forbid("resolvable", "The import leads nowhere.", {}, { couldNotResolve: true }),
    forbid(
      "foundation-knows-nothing-above",
      "",
      { path: foundation, pathNot: tests },
      {
        path: "^lib/",
        pathNot: `${foundation}|^lib/texts/`,
      },
    ),
    forbid(
      "editor-stands-alone",
      "The document's schema runs in browser and server.",
      {
        path: "^lib/editor/",
        pathNot: tests,
      },
      { path: "^(lib|app|components)/", pathNot: "^lib/editor/" },
    ),
    forbid(
      "domain-knows-nothing-above",
      "It is called by transport, collaboration and server.",
      {
        path: domain,
        pathNot: tests,
      },
      {
        path: "^lib/(auth|transport|collaboration|server)/",
        // What accounts are made of, and knows nothing of requests.
        pathNot: "^lib/auth/(email|password|rate-limits|tokens)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "domain-knows-no-framework",
      "",
      { path: `${domain}|${foundation}|^lib/(editor|collaboration)/` },
      {
        path: "node_modules/(next|react|react-dom)/",
      },
    ),
    forbid("lib-knows-no-pixels", "", { path: "^lib/" }, { path: "^(app|components)/" }),
    forbid(
      "components-get-data-as-props",
      "They see the document, schemas, texts and types only.",
      {
        path: "^components/",
        pathNot: tests,
      },
      {
        path: "^lib/",
        pathNot:
          "^lib/(editor|texts)/|^lib/[^/]+/schema\\.ts$|^lib/[^/]+/client/|^lib/(notes/note-url|collaboration/protocol)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid("components-know-no-addresses", "", { path: "^components/" }, { path: "^app/" }),
    forbid(
      "app-asks-the-domain",
      "Pages and routes never query the database.",
      { path: "^app/" },
      {
        path: "^lib/db/",
      },
    ),
    forbid(
      "app-does-not-run-the-server",
      "",
      { path: "^app/" },
      {
        path: "^lib/(server|collaboration)/",
        pathNot: "^lib/server/health\\.ts$",
      },
    ),
    forbid(
      "tests-stay-outside",
      "Factories and test servers are for tests.",
      {
        path: "^(app|components|lib)/",
        pathNot: tests,
      },
      { path: tests },
    ),
    forbid(
      "no-development-packages",
      "They are not there in production.",
      {
        path: "^(app|components|lib)/",
        pathNot: tests,
      },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
  ],
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
