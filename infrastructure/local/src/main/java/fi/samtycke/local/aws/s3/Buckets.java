package fi.samtycke.local.aws.s3;

import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The buckets of the template, in memory, and in a directory where the data are kept. What a
/// lifecycle rule ends is gone at that instant of the local clock; S3 may take some hours more.
public final class Buckets {
  private final Map<String, Template.Bucket> declared = new TreeMap<>();
  private final Map<String, SortedMap<String, StoredObject>> objects = new TreeMap<>();
  private final Optional<Path> directory;
  private final InstantSource clock;

  /// @param directory where the data stay; in memory without
  public Buckets(
      Collection<Template.Bucket> buckets, Optional<Path> directory, InstantSource clock) {
    this.directory = directory.map(path -> path.resolve("s3"));
    this.clock = clock;
    for (Template.Bucket bucket : buckets) {
      declared.put(bucket.name(), bucket);
      objects.put(bucket.name(), new ConcurrentSkipListMap<>());
    }
    this.directory.ifPresent(this::read);
  }

  /// What is in a bucket now, by key.
  ///
  /// @throws IllegalArgumentException when the template has no such bucket
  public SortedMap<String, StoredObject> all(String bucket) {
    if (!has(bucket)) {
      throw new IllegalArgumentException("the template has no bucket " + bucket);
    }
    end(clock.instant());
    return new TreeMap<>(contents(bucket));
  }

  /// The names of the buckets.
  public Collection<String> names() {
    return objects.keySet();
  }

  public void put(String bucket, String key, String contentType, byte[] content) {
    StoredObject stored = new StoredObject(contentType, clock.instant(), content);
    contents(bucket).put(key, stored);
    file(bucket, key).ifPresent(file -> unchecked(() -> stored.writeTo(file)));
  }

  /// Ends what its bucket's lifecycle ends by now.
  public void end(Instant now) {
    declared.forEach((name, bucket) ->
        bucket
            .days()
            .ifPresent(days ->
                contents(name)
                    .forEach((key, object) -> {
                      if (!now.isBefore(object.endsAt(days))) {
                        delete(name, key);
                      }
                    })));
  }

  /// Empties every bucket.
  public void empty() {
    objects.forEach((bucket, contents) -> contents.keySet().forEach(key -> delete(bucket, key)));
  }

  boolean has(String bucket) {
    return objects.containsKey(bucket);
  }

  Optional<StoredObject> find(String bucket, String key) {
    end(clock.instant());
    return Optional.ofNullable(contents(bucket).get(key));
  }

  void delete(String bucket, String key) {
    contents(bucket).remove(key);
    file(bucket, key).ifPresent(file -> unchecked(() -> Files.deleteIfExists(file)));
  }

  private SortedMap<String, StoredObject> contents(String bucket) {
    return Objects.requireNonNull(objects.get(bucket), bucket);
  }

  private Optional<Path> file(String bucket, String key) {
    return directory.map(
        path -> path.resolve(bucket).resolve(URLEncoder.encode(key, StandardCharsets.UTF_8)));
  }

  private void read(Path path) {
    unchecked(() -> {
      for (String bucket : objects.keySet()) {
        Path folder = Files.createDirectories(path.resolve(bucket));
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(each -> !each.toString().endsWith("~")).toList()) {
            String key =
                URLDecoder.decode(String.valueOf(file.getFileName()), StandardCharsets.UTF_8);
            contents(bucket).put(key, StoredObject.readFrom(file));
          }
        }
      }
    });
  }

  private interface Disk {
    void work() throws IOException;
  }

  private static void unchecked(Disk disk) {
    try {
      disk.work();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
