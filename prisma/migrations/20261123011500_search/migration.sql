CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- What search compares: no case, no accents. lib/search/fold.ts does the same to what people type.
CREATE FUNCTION search_fold(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT CASE
        WHEN given ~ '[^\u0001-\u007f]'
        THEN lower(normalize(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g'), NFC))
        ELSE lower(given)
    END
$$;

-- Folded text as words with spaces between them. The parser of PostgreSQL would take "notes/rye.md" for a file and
-- "node.js" for a host, hence no punctuation. Scripts without spaces between words become pairs of characters:
-- the pairs at even places, and then those at odd places.
CREATE FUNCTION search_words(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    folded text := regexp_replace(
        search_fold(given),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u3004\u3007-\u303f\uff00-\uff0f]+',
        ' ', 'g');
    unspaced CONSTANT text := '[\u3005\u3006\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]';
BEGIN
    IF folded !~ unspaced THEN RETURN folded; END IF;
    RETURN regexp_replace(regexp_replace(folded, '(' || unspaced || '+)', ' \1 ', 'g'), '(' || unspaced || '{2})', '\1 ', 'g')
        || ' ' ||
        regexp_replace(
            regexp_replace(
                regexp_replace(folded, '(?!' || unspaced || ').', ' ', 'g'),
                '(^| )(' || unspaced || ')', '\1', 'g'),
            '(' || unspaced || '{2})', '\1 ', 'g');
END
$$;

-- A tsvector holds at most 1 MB: of a longer text the beginning is found.
CREATE FUNCTION search_vector(title text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    titled CONSTANT tsvector := setweight(to_tsvector('simple', search_words(left(title, 1000))), 'A');
BEGIN
    RETURN titled || setweight(to_tsvector('simple', search_words(left(body, 1000000))), 'B');
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN titled || setweight(to_tsvector('simple', search_words(left(body, 100000))), 'B');
END
$$;

DROP INDEX "Note_words_idx";
ALTER TABLE "Note" DROP COLUMN "words";
ALTER TABLE "Note" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (search_vector("title", "text")) STORED;
ALTER TABLE "Note" ADD COLUMN "titleWords" tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', search_words(left("title", 1000)))) STORED;

-- New entries wait in a list that every search reads: keep it short.
CREATE INDEX "Note_words_idx" ON "Note" USING GIN ("words") WITH (gin_pending_list_limit = 256);
CREATE INDEX "Note_titleWords_idx" ON "Note" USING GIN ("titleWords") WITH (gin_pending_list_limit = 256);
CREATE INDEX "Note_title_trgm_idx" ON "Note" USING GIN (search_fold("title") gin_trgm_ops) WITH (gin_pending_list_limit = 256);
CREATE INDEX "Note_workspaceId_title_idx" ON "Note" ("workspaceId", left(search_fold("title"), 200) text_pattern_ops);
