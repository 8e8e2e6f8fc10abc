import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** A search node in this process, by the settings in FOLDER/config/opensearch.yml. */
public class OneNode extends Node {
    OneNode(Path folder, String name) {
        super(
            InternalSettingsPreparer.prepareEnvironment(
                Settings.builder().put("path.home", folder).build(), Map.of(), folder.resolve("config"), () -> name),
            List.of(Netty4Plugin.class),
            false);
    }

    public static void main(String[] arguments) throws Exception {
        Node node = new OneNode(Path.of(arguments[0]).toAbsolutePath(), arguments[1]);
        node.start();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception error) {
                error.printStackTrace();
            }
        }));
        ended.await();
    }
}
