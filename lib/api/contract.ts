import type { z } from "zod";
import type { apiTexts } from "#lib/texts/en/api.ts";
import * as s from "./schema.ts";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** What a method of a path takes and answers. */
export interface Operation {
  name: keyof typeof apiTexts.operations;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** The body may be left out. */
  bodyOptional?: true;
  /** What succeeds, with what; null: no body. */
  status: 200 | 201 | 204;
  answer: z.ZodType | null;
  /** It may also be had as text/markdown. */
  markdown?: true;
  /** Of the refusals, those that not every operation has. */
  refusals: (403 | 404 | 409)[];
}

/** Every path below /api/v1 with its methods: the routes and the document are both made from this. */
export const contract = {
  "/notes": {
    GET: { name: "listNotes", query: s.NotesQuery, status: 200, answer: s.NotePage, refusals: [404] },
    POST: { name: "createNote", body: s.NewNote, status: 201, answer: s.CreatedNote, refusals: [403, 404] },
  },
  "/notes/{id}": {
    GET: {
      name: "readNote",
      params: s.NoteParams,
      status: 200,
      answer: s.Note,
      markdown: true,
      refusals: [404],
    },
    DELETE: { name: "trashNote", params: s.NoteParams, status: 204, answer: null, refusals: [403, 404] },
  },
  "/notes/{id}/body": {
    PUT: {
      name: "writeBody",
      params: s.NoteParams,
      body: s.NewBody,
      status: 200,
      answer: s.WrittenNote,
      refusals: [403, 404, 409],
    },
  },
  "/notes/{id}/revisions": {
    GET: {
      name: "listRevisions",
      params: s.NoteParams,
      query: s.RevisionsQuery,
      status: 200,
      answer: s.RevisionPage,
      refusals: [404],
    },
  },
  "/notes/{id}/revisions/{number}": {
    GET: { name: "readRevision", params: s.RevisionParams, status: 200, answer: s.Revision, refusals: [404] },
  },
  "/notes/{id}/publication": {
    POST: {
      name: "publish",
      params: s.NoteParams,
      body: s.NewPublication,
      bodyOptional: true,
      status: 200,
      answer: s.Publication,
      refusals: [403, 404, 409],
    },
    DELETE: { name: "unpublish", params: s.NoteParams, status: 204, answer: null, refusals: [403, 404] },
  },
  "/search": {
    GET: { name: "search", query: s.SearchQuery, status: 200, answer: s.Hits, refusals: [404] },
  },
  "/activity": {
    GET: {
      name: "listActivity",
      query: s.ActivityQuery,
      status: 200,
      answer: s.ActivityPage,
      refusals: [404],
    },
  },
  "/workspaces": {
    GET: { name: "listWorkspaces", status: 200, answer: s.Workspaces, refusals: [] },
  },
  "/notebooks": {
    GET: {
      name: "listNotebooks",
      query: s.NotebooksQuery,
      status: 200,
      answer: s.Notebooks,
      refusals: [404],
    },
  },
} as const satisfies Record<string, Partial<Record<Method, Operation>>>;

export type Contract = typeof contract;
