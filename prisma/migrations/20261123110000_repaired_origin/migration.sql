-- AlterEnum
ALTER TYPE "UpdateOrigin" ADD VALUE 'repaired';
