"use server";

import { createThread } from "#lib/comments/create-thread.ts";
import { deleteComment } from "#lib/comments/delete-comment.ts";
import { editComment } from "#lib/comments/edit-comment.ts";
import { markAllRead, markRead } from "#lib/comments/mark-read.ts";
import { moveThread } from "#lib/comments/move-thread.ts";
import { react } from "#lib/comments/react.ts";
import { reply } from "#lib/comments/reply.ts";
import { reopenThread, resolveThread } from "#lib/comments/resolve-thread.ts";
import { restoreComment } from "#lib/comments/restore-comment.ts";
import {
  CommentRef,
  CreateThread,
  EditComment,
  MarkAllRead,
  MarkRead,
  MoveThread,
  React,
  Reply,
  ThreadRef,
} from "#lib/comments/schema.ts";
import { action } from "#lib/transport/action.ts";

export const startThread = action(CreateThread, createThread);
export const replyInThread = action(Reply, reply);
export const changeComment = action(EditComment, editComment);
export const removeComment = action(CommentRef, deleteComment);
export const putBackComment = action(CommentRef, restoreComment);
export const resolve = action(ThreadRef, resolveThread);
export const reopen = action(ThreadRef, reopenThread);
export const reactTo = action(React, react);
export const moveToWords = action(MoveThread, moveThread);
export const markThreadRead = action(MarkRead, markRead);
export const markNoteRead = action(MarkAllRead, markAllRead);
