export const offlineTexts = {
  title: "You are offline",
  explanation: "This page is not kept on this device. It opens again as soon as the server can be reached.",
  kept: "Notes that are kept on this device",
};
