"use client";

import { FolderUp, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useRef, useState, type DragEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { filesOfDrop, filesOfInput, type ChosenFile } from "#lib/transfer/client/chosen-files.ts";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import { packFiles } from "#lib/transfer/client/pack-files.ts";
import { sendUpload } from "#lib/transfer/client/send-upload.ts";
import { ProgressBar } from "./progress-bar.tsx";

type State =
  | { step: "choose"; failure: string | null }
  | { step: "pack" }
  | { step: "send"; name: string; share: number };

/** Takes files, a folder or an archive by drop or by choice, and uploads them to be looked at. */
export function UploadForm({ workspace }: { workspace: string }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ step: "choose", failure: null });
  const [dropping, setDropping] = useState(false);
  const stop = useRef<AbortController>(null);

  async function upload(choosing: Promise<ChosenFile[]> | ChosenFile[]): Promise<void> {
    setState({ step: "pack" });
    const chosen = await choosing;
    if (chosen.length === 0) return setState({ step: "choose", failure: texts.nothingChosen });
    const { name, blob } = await packFiles(chosen);
    stop.current = new AbortController();
    setState({ step: "send", name, share: 0 });
    const onProgress = (share: number) => setState({ step: "send", name, share });
    const sent = await sendUpload({ workspace, name, blob, onProgress, signal: stop.current.signal });
    if (sent.ok) router.push(`/w/${workspace}/settings/import/${sent.id}`);
    else setState({ step: "choose", failure: sent.message });
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setDropping(false);
    if (state.step === "choose") void upload(filesOfDrop(event.dataTransfer));
  }

  return (
    <div
      className={classes(
        "flex flex-col gap-4 rounded-lg border border-dashed border-line-strong p-6",
        dropping && "border-accent bg-accent-soft",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
    >
      {state.step === "choose" ? (
        <ChooseFiles failure={state.failure} dropping={dropping} choose={(files) => void upload(files)} />
      ) : (
        <Uploading state={state} cancel={() => stop.current?.abort()} />
      )}
    </div>
  );
}

function Uploading({ state, cancel }: { state: Exclude<State, { step: "choose" }>; cancel: () => void }) {
  if (state.step === "pack") return <p role="status">{texts.packing}</p>;
  const percent = Math.floor(state.share * 100);
  return (
    <>
      <p className="font-medium wrap-anywhere">{texts.uploading(state.name)}</p>
      <ProgressBar
        label={texts.uploading(state.name)}
        value={percent}
        max={100}
        text={texts.uploaded(percent)}
      />
      <div>
        <Button onClick={cancel}>{texts.cancelUpload}</Button>
      </div>
    </>
  );
}

function ChooseFiles(props: {
  failure: string | null;
  dropping: boolean;
  choose: (files: ChosenFile[]) => void;
}) {
  const { failure, dropping, choose } = props;
  const hint = useId();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const hidden = { type: "file", multiple: true, hidden: true, tabIndex: -1, "aria-hidden": true } as const;
  return (
    <>
      {failure !== null && (
        <p role="alert" className="text-danger">
          {failure}
        </p>
      )}
      <p className="font-serif text-xl">{dropping ? texts.dropNow : texts.drop}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" aria-describedby={hint} onClick={() => files.current?.click()}>
          <Upload aria-hidden />
          {texts.chooseFiles}
        </Button>
        <Button aria-describedby={hint} onClick={() => folder.current?.click()}>
          <FolderUp aria-hidden />
          {texts.chooseFolder}
        </Button>
      </div>
      <p id={hint} className="text-sm text-pretty text-ink-soft">
        {texts.limits}
      </p>
      <input
        ref={files}
        {...hidden}
        accept=".zip,.md,.markdown,.mdown,.txt,.html,.htm,.docx"
        onChange={({ target }) => choose(filesOfInput(target.files))}
      />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute("webkitdirectory", "");
        }}
        {...hidden}
        onChange={({ target }) => choose(filesOfInput(target.files))}
      />
    </>
  );
}
