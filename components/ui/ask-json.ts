interface Question {
  /** Sent as JSON, as POST. */
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * What an address of ours answers; whoever asks knows what its route gives. Null when there is no answer: offline, the
 * page is being left, or the server refuses.
 */
export async function askJson<Answer>(
  address: string,
  { body, signal }: Question = {},
): Promise<Answer | null> {
  try {
    const response = await fetch(address, {
      ...(signal && { signal }),
      ...(body !== undefined && {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
