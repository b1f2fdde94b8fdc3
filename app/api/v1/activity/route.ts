import { listActivity } from "#lib/activity/list-activity.ts";
import { resource } from "#lib/api/resource.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/activity", {
  async GET({ actor, query, origin }) {
    const { activity, next } = await listActivity(actor, query);
    return {
      activity: activity.map(({ id: _, note, ...rest }) => ({
        ...rest,
        note: { ...note, url: origin + note.url },
      })),
      next,
    };
  },
});
